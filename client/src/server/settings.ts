import * as vscode from 'vscode';

/** Whether the trees of the side bar show where the cursor is. */
export function treesFollowCursor(): boolean {
  return vscode.workspace.getConfiguration().get('marginalia.trees.followCursor', true);
}

/** Whether a study is offered for a file that reads like a transcript and belongs to none. */
export function offersStudy(): boolean {
  return vscode.workspace.getConfiguration().get('marginalia.studies.offer', true);
}

/** Turns that off for all workspaces, where the user can turn it on again. */
export async function stopOfferingStudies(): Promise<void> {
  const settings = vscode.workspace.getConfiguration();
  await settings.update('marginalia.studies.offer', false, vscode.ConfigurationTarget.Global);
}

/** Whether a notice says what to do with Markdown and subtitles that are transcripts. */
export function tellsOfFileKinds(): boolean {
  return vscode.workspace.getConfiguration().get('marginalia.studies.otherFileKinds', true);
}

/** Turns that off for all workspaces, where the user can turn it on again. */
export async function stopTellingOfFileKinds(): Promise<void> {
  const settings = vscode.workspace.getConfiguration();
  await settings.update('marginalia.studies.otherFileKinds', false, vscode.ConfigurationTarget.Global);
}

/** Where coded words are marked. */
export function codedTextMarks(): {
  underline: 'quotes' | 'all' | 'off';
  gutter: boolean;
  overviewRuler: boolean;
} {
  const settings = vscode.workspace.getConfiguration();
  return {
    underline: underlineOf(settings.get('marginalia.codedText.underline')),
    gutter: settings.get('marginalia.codedText.gutter', true),
    overviewRuler: settings.get('marginalia.codedText.overviewRuler', true),
  };
}

/** Up to version 0.3 the setting was `true` or `false`. */
function underlineOf(wish: unknown): 'quotes' | 'all' | 'off' {
  if (wish === 'off' || wish === false) return 'off';
  return wish === 'all' ? 'all' : 'quotes';
}

/** Whether what is typed into speech is taken back. */
export function protectsSpeech(): boolean {
  return vscode.workspace.getConfiguration().get('marginalia.protectSpeech', false);
}

/** Turns that on for all workspaces, where the user can turn it off again. */
export async function protectSpeechFromNowOn(): Promise<void> {
  const settings = vscode.workspace.getConfiguration();
  await settings.update('marginalia.protectSpeech', true, vscode.ConfigurationTarget.Global);
}

/** Whether every file is shown before the codes of a study are reshaped. */
export function previewsReshaping(): boolean {
  return vscode.workspace.getConfiguration().get('marginalia.reshaping.preview', true);
}

/** Whether the codebook gets a line about each reshaping. */
export function keepsHistory(): boolean {
  return vscode.workspace.getConfiguration().get('marginalia.reshaping.history', false);
}

/** What becomes of the old label when a code is renamed or merged, where the user has decided that once and for all. */
export function oldLabels(): 'ask' | 'keep' | 'forget' {
  const wish = vscode.workspace.getConfiguration().get('marginalia.reshaping.oldLabels');
  return wish === 'keep' || wish === 'forget' ? wish : 'ask';
}
