/** `6/4/23, 5:51 PM   2023-06-04-Interview 35 - Ilan`: date and time as a browser prints them, then the page's title. */
const printedHead =
  /^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}, \d{1,2}:\d{2}(?:[ \u00a0\u202f]?[AaPp]\.?[Mm]\.?)?(?:\s|$)/;
/** `https://app.delvetool.com/transcripts/97778/print   2/23` */
const printedFoot = /^https?:\/\/[\w.-]*delvetool\.com\/\S*(?:\s+\d+\/\d+)?$/;

/** What tools add at the end of a transcript or above it: who transcribed it, that a machine did, when a meeting ended. */
const toolLine =
  /^Created with the Delve Qualitative Analysis Tool\b|^\(?(?:Transcribed (?:by|with) \S|Transcript (?:exported|generated) |This (?:editable )?transcri(?:pt|ption) was |Meeting ended after |This file is longer than |WEBVTT\b)|^(?:La reunión finalizó|La réunion (?:s'est terminée|a pris fin)|Die Besprechung (?:endete|wurde)|A reunião (?:terminou|foi encerrada)|La riunione è terminata) .*\d{1,2}:\d{2}:\d{2}|^(?:Esta transcripción|Cette transcription|Diese bearbeitbare|Dieses Transkript|Esta transcrição|Questa trascrizione) .*(?:ordenador|ordinateur|computador|computer)/;
/** How the lines of tools begin, which is sooner known of other lines than all that they may be. */
const toolStart =
  /\(?(?:Transcri|This |Meeting ended|WEBVTT)|La r|Die B|A re|Esta t|Cette t|Diese|Questa t|Created with/y;
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

/** True for a line that an export or a printed page adds and nobody said. Its ends are no white space. */
export function isFurniture(text: string, start: number, end: number): boolean {
  const unit = text.charCodeAt(start);
  if (unit >= 48 && unit <= 57) return printedHead.test(text.slice(start, end));
  switch (unit) {
    case 104:
      return printedFoot.test(text.slice(start, end));
    case 124:
      return conflictMarker.test(text.slice(start, end)) || isTableRule(text, start, end);
    case 60 /* < */:
    case 61 /* = */:
    case 62 /* > */:
      return conflictMarker.test(text.slice(start, end));
    case 40 /* ( */:
    case 65:
    case 67:
    case 68:
    case 69:
    case 76:
    case 77:
    case 81:
    case 84:
    case 87:
      // A C D E L M Q T W
      toolStart.lastIndex = start;
      return toolStart.test(text) && toolLine.test(text.slice(start, end));
    default:
      return false;
  }
}
