const delveFooter = /^Created with the Delve Qualitative Analysis Tool\b/;
/** `6/4/23, 5:51 PM   2023-06-04-Interview 35 - Ilan`: date and time as a browser prints them, then the page's title. */
const printedHead =
  /^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}, \d{1,2}:\d{2}(?:[ \u00a0\u202f]?[AaPp]\.?[Mm]\.?)?(?:\s|$)/;
/** `https://app.delvetool.com/transcripts/97778/print   2/23` */
const printedFoot = /^https?:\/\/[\w.-]*delvetool\.com\/\S*(?:\s+\d+\/\d+)?$/;

/** What tools add at the end of a transcript or above it: who transcribed it, that a machine did, when a meeting ended. */
const toolLine =
  /^\(?(?:Transcribed (?:by|with) \S|Transcript (?:exported|generated) |This (?:editable )?transcri(?:pt|ption) was |Meeting ended after |This file is longer than |WEBVTT\b)|^(?:La reunión finalizó|La réunion (?:s'est terminée|a pris fin)|Die Besprechung (?:endete|wurde)|A reunião (?:terminou|foi encerrada)|La riunione è terminata) .*\d{1,2}:\d{2}:\d{2}|^(?:Esta transcripción|Cette transcription|Diese bearbeitbare|Dieses Transkript|Esta transcrição|Questa trascrizione) .*(?:ordenador|ordinateur|computador|computer)/;
/** What Git writes into a file that two people have changed. */
const conflictMarker = /^(?:<{7}(?: |$)|={7}$|>{7}(?: |$)|\|{7}(?: |$))/;
/** A line of dashes, stars or underscores between blank lines. */
export const rule = /^(?:-{3,}|\*{3,}|_{3,}|={3,}|(?:[-*_] ){2,}[-*_])$/;

/** True for the line below the heads of a Markdown table: `| --- | --- |`. */
export function isTableRule(text: string, start: number, end: number): boolean {
  return (
    end - start > 2 && end - start < 200 && text[start] === '|' && /^[|\s:-]+$/.test(text.slice(start, end))
  );
}

/** False for the first unit of a line that is no furniture, as nearly all are. */
export function mayBeFurniture(unit: number): boolean {
  return maySetOff(unit) || unit === 67 /* C */ || unit === 104 /* h */ || (unit >= 48 && unit <= 57);
}

/** True for a trimmed line that an export or a printed page adds and nobody said. */
export function isFurniture(text: string): boolean {
  const unit = text.charCodeAt(0);
  if (unit === 67 /* C */) return delveFooter.test(text) || toolLine.test(text);
  if (maySetOff(unit))
    return (
      toolLine.test(text) || conflictMarker.test(text) || (unit === 124 && isTableRule(text, 0, text.length))
    );
  if (unit >= 48 && unit <= 57) return printedHead.test(text);
  return unit === 104 /* h */ && printedFoot.test(text);
}

/** The first units of what tools and Git write, and of rules: ( * - < = > A D E L M Q T W _ | */
function maySetOff(unit: number): boolean {
  switch (unit) {
    case 40:
    case 42:
    case 45:
    case 60:
    case 61:
    case 62:
    case 65:
    case 68:
    case 69:
    case 76:
    case 77:
    case 81:
    case 84:
    case 87:
    case 95:
    case 124:
      return true;
    default:
      return false;
  }
}
