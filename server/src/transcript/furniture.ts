import { nameLikeness } from './names';
import { isDigit } from './units';

/** `6/4/23, 5:51 PM   2023-06-04-Interview 35 - Ilan`: date and time as a browser prints them, then the page's title. */
const printedHead =
  /^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}, \d{1,2}:\d{2}(?:[ \u00a0\u202f]?[AaPp]\.?[Mm]\.?)?(?:\s|$)/;
/** `https://app.delvetool.com/transcripts/97778/print   2/23` */
const printedFoot = /^https?:\/\/[\w.-]*delvetool\.com\/\S*(?:\s+\d+\/\d+)?$/;

/** What tools add at the end of a transcript or above it: who transcribed it, that a machine did, when a meeting ended. */
const toolLine =
  /^Created with the Delve Qualitative Analysis Tool\b|^\(?(?:Transcribed (?:by|with) \S|Transcript (?:exported|generated) |Transcription (?:ended|stopped) after |This (?:editable )?transcri(?:pt|ption) was |Meeting ended after |This file is longer than |WEBVTT\b)|^(?:La reunión finalizó|La réunion (?:s'est terminée|a pris fin)|Die Besprechung (?:endete|wurde)|A reunião (?:terminou|foi encerrada)|La riunione è terminata) .*\d{1,2}:\d{2}:\d{2}|^(?:Esta transcripción|Cette transcription|Diese bearbeitbare|Dieses Transkript|Esta transcrição|Questa trascrizione) .*(?:ordenador|ordinateur|computador|computer)/;
/** How the lines of tools begin, by their first units: of other lines that is known sooner than all that they may be. */
const toolStarts: Readonly<Record<number, readonly string[]>> = {
  40: ['(Transcri', '(This ', '(Meeting ', '(WEBVTT'],
  65: ['A reuni'],
  67: ['Created with ', 'Cette transcription '],
  68: ['Die Besprechung ', 'Diese bearbeitbare ', 'Dieses Transkript '],
  69: ['Esta transcri'],
  76: ['La r'],
  77: ['Meeting '],
  81: ['Questa trascrizione '],
  84: ['This ', 'Transcri'],
  87: ['WEBVTT'],
};
/** `Maria Alvarez stopped transcription`: what Teams adds where somebody has it write down what is said, and no longer. */
const transcribing =
  / (?:(?:started|stopped) transcription|hat die Transkription (?:gestartet|beendet|gestoppt|angehalten)|a (?:commencé|démarré|arrêté|interrompu|terminé|mis fin à) la transcription|(?:inició|comenzó|detuvo|finalizó) la transcripción|(?:iniciou|parou|interrompeu|encerrou) a transcrição|ha (?:avviato|iniziato|interrotto|arrestato|terminato) la trascrizione|heeft de transcriptie (?:gestart|gestopt|beëindigd))$/;
/** A line that tells of transcribing has a name and three words, in UTF-16 units. */
const shortestTold = 24;
const longestTold = 120;
/** How lines that tell of transcribing end, by their last units. */
const transcribingEnds: Readonly<Record<number, readonly string[]>> = {
  100: ['tie beëindigd'],
  101: [' trascrizione'],
  110: [' transcription', ' transcripción'],
  111: [' transcrição'],
  116: ['tion gestartet', 'tion beendet', 'tion gestoppt', 'tion angehalten', 'tie gestart', 'tie gestopt'],
};
/** What Git writes into a file that two people have changed. */
export const conflictMarker = /^(?:<{7}(?: |$)|={7}$|>{7}(?: |$)|\|{7}(?: |$))/;
/** A line of dashes, stars or underscores between blank lines. */
export const rule = /^(?:-{3,}|\*{3,}|_{3,}|={3,}|(?:[-*_] ){2,}[-*_])$/;

/** True for the line below the heads of a Markdown table: `| --- | --- |`. */
export function isTableRule(text: string, start: number, end: number): boolean {
  return (
    end - start > 2 && end - start < 200 && text[start] === '|' && /^[|\s:-]+$/.test(text.slice(start, end))
  );
}

/** True for a line that an export or a printed page adds and nobody said. Its ends are no white space. */
export function isFurniture(text: string, start: number, end: number): boolean {
  const unit = text.charCodeAt(start);
  if (isDigit(unit)) return printedHead.test(text.slice(start, end));
  switch (unit) {
    case 104:
      return printedFoot.test(text.slice(start, end));
    case 124:
      return conflictMarker.test(text.slice(start, end)) || isTableRule(text, start, end);
    case 60 /* < */:
    case 61 /* = */:
    case 62 /* > */:
      return conflictMarker.test(text.slice(start, end));
    default:
      return (
        (mayBeTool(text, start, unit) && toolLine.test(text.slice(start, end))) ||
        tellsOfTranscribing(text, start, end)
      );
  }
}

/** True for a name and what Teams says that whoever is called so did. */
function tellsOfTranscribing(text: string, start: number, end: number): boolean {
  if (end - start < shortestTold || end - start > longestTold) return false;
  const ends = transcribingEnds[text.charCodeAt(end - 1)];
  if (ends === undefined) return false;
  if (!endsWithOne(text, end, ends)) return false;
  const line = text.slice(start, end);
  const found = transcribing.exec(line);
  return found !== null && nameLikeness(line.slice(0, found.index)) === 'proper';
}

/** It stands apart, as a function that is made for each line takes long. */
function endsWithOne(text: string, end: number, ends: readonly string[]): boolean {
  for (const one of ends) if (text.startsWith(one, end - one.length)) return true;
  return false;
}

function mayBeTool(text: string, start: number, unit: number): boolean {
  const starts = toolStarts[unit];
  if (starts === undefined) return false;
  const next = text.charCodeAt(start + 1);
  for (const one of starts) if (one.charCodeAt(1) === next && text.startsWith(one, start)) return true;
  return false;
}
