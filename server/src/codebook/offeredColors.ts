/**
 * The colours that are offered for a code, as `#rrggbb`: the scheme *muted* of Paul Tol, Colour Schemes, technical note
 * SRON/EPS/TN/09-002, issue 3.2 of 2021, made for colour-blind eyes.
 */
export const offeredColors: readonly string[] = [
  '#332288', // indigo
  '#44aa99', // teal
  '#cc6677', // rose
  '#999933', // olive
  '#88ccee', // cyan
  '#882255', // wine
  '#117733', // green
  '#aa4499', // purple
  '#ddcc77', // sand
];
