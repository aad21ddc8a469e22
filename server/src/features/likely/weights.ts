import type { Source } from './evidence';

/** How much each source is believed. */
export const weights: Readonly<Record<Source, number>> = {
  goesOn: 1,
  recent: 0.3,
  common: 0.3,
  place: 0.6,
  words: 1.2,
  question: 0.15,
  label: 0.35,
  asked: 0.1,
  definition: 0.6,
  together: 0.75,
  kin: 1.2,
  follows: 0.15,
  fixes: 2.5,
};
