// What the tests use of the list of suggestions of VS Code, which comes without types.
declare module 'monaco-editor-core/esm/vs/editor/contrib/suggest/browser/completionModel.js' {
  interface Item {
    readonly completion: { readonly label: string; readonly filterText: string | undefined };
    readonly textLabel: string;
    readonly labelLow: string;
    readonly filterTextLow: string | undefined;
    readonly position: { readonly column: number };
    readonly editStart: { readonly column: number };
    readonly provider: object;
    readonly container: { readonly incomplete: boolean };
  }

  export class LineContext {
    constructor(leadingLineContent: string, characterCountDelta: number);
  }

  export class CompletionModel {
    /** Sorts what matches equally well as it stands in `items`. */
    constructor(
      items: readonly Item[],
      column: number,
      lineContext: LineContext,
      wordDistance: { distance(): number },
      options: { readonly filterGraceful: boolean },
      snippetSuggestions: 'inline',
    );
    lineContext: LineContext;
    readonly items: readonly Item[];
  }
}
