import * as z from 'zod/mini';
import { analysisQuestion, gridCurve, gridTable } from '../../../server/src/protocol/analysis';

export type { GridCurve, GridRow, GridStrip, GridTable } from '../../../server/src/protocol/analysis';

/** The messages between the extension and the view of analysis. Both sides parse what they receive. */

/** What is looked at: kept by the page, so that it is there again after a restart. */
export const analysisState = z.object({
  /** The study's folder; null for the first one there is. */
  folder: z.nullable(z.string()),
  question: analysisQuestion,
});
export type AnalysisState = z.infer<typeof analysisState>;

/** Something to choose what is counted and how. */
const analysisControl = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('choice'),
    /** What of the question it is about. */
    id: z.string(),
    label: z.string(),
    value: z.string(),
    options: z.array(z.object({ value: z.string(), label: z.string() })),
  }),
  z.object({
    kind: z.literal('number'),
    id: z.string(),
    label: z.string(),
    value: z.number(),
    least: z.number(),
    most: z.number(),
  }),
]);
export type AnalysisControl = z.infer<typeof analysisControl>;

/** Texts of the page itself, which has no others than those it is told. */
const analysisTexts = z.object({
  /** What its tabs and its controls are, for screen readers. */
  tabs: z.string(),
  controls: z.string(),
  /** What stands before the shades, and what a screen reader says for no number. */
  legend: z.string(),
  none: z.string(),
  /** What stands above the notes. */
  notes: z.string(),
});
export type AnalysisTexts = z.infer<typeof analysisTexts>;

/** To the page. */
export const toAnalysisPage = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('show'),
    state: analysisState,
    /** The language that numbers are written in. */
    language: z.string(),
    texts: analysisTexts,
    tabs: z.array(z.object({ id: z.string(), label: z.string() })),
    controls: z.array(analysisControl),
    buttons: z.array(z.object({ id: z.string(), label: z.string() })),
    /** In a sentence, what is shown. */
    summary: z.string(),
    tables: z.readonly(z.array(gridTable)),
    curve: z.nullable(gridCurve),
    notes: z.readonly(z.array(z.string())),
  }),
  /** Gives the keyboard to the table. */
  z.object({ kind: z.literal('focus') }),
]);
export type ToAnalysisPage = z.infer<typeof toAnalysisPage>;
export type AnalysisShown = ToAnalysisPage & { readonly kind: 'show' };

/** From the page. */
export const fromAnalysisPage = z.discriminatedUnion('kind', [
  /** The page can take messages. */
  z.object({ kind: z.literal('ready') }),
  /** A control has another value now, or another tab was chosen (`tab`), or another study (`folder`). */
  z.object({ kind: z.literal('ask'), id: z.string(), value: z.string() }),
  /** The passages of a number are to be seen; of a row as a whole where there is no column. */
  z.object({
    kind: z.literal('open'),
    table: z.string(),
    row: z.string(),
    column: z.nullable(z.string()),
  }),
  /** The keyboard is to go on to another part of the window. */
  z.object({ kind: z.literal('leave') }),
  /** A button was pressed. */
  z.object({ kind: z.literal('act'), id: z.string() }),
]);
export type FromAnalysisPage = z.infer<typeof fromAnalysisPage>;
