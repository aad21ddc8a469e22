const delveFooter = /^Created with the Delve Qualitative Analysis Tool\b/;
/** `6/4/23, 5:51 PM   2023-06-04-Interview 35 - Ilan`: date and time as a browser prints them, then the page's title. */
const printedHead =
  /^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}, \d{1,2}:\d{2}(?:[ \u00a0\u202f]?[AaPp]\.?[Mm]\.?)?(?:\s|$)/;
/** `https://app.delvetool.com/transcripts/97778/print   2/23` */
const printedFoot = /^https?:\/\/[\w.-]*delvetool\.com\/\S*(?:\s+\d+\/\d+)?$/;

/** False for the first unit of a line that is no furniture, as nearly all are. */
export function mayBeFurniture(unit: number): boolean {
  return unit === 67 /* C */ || unit === 104 /* h */ || (unit >= 48 && unit <= 57);
}

/** True for a trimmed line that an export or a printed page adds and nobody said. */
export function isFurniture(text: string): boolean {
  const unit = text.charCodeAt(0);
  if (unit === 67 /* C */) return delveFooter.test(text);
  if (unit >= 48 && unit <= 57) return printedHead.test(text);
  return unit === 104 /* h */ && printedFoot.test(text);
}
