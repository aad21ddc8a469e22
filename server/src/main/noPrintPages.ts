// In place of `printPages.ts` in a browser: pdf.js is larger than the whole extension there.
import * as l10n from '@vscode/l10n';
import { ImportError } from '../exchange/imported';

function refusePrint(): never {
  throw new ImportError(
    l10n.t(
      'PDF files cannot be read in a browser. Import it in VS Code on a desktop, or with marginalia import.',
    ),
  );
}

export { refusePrint as printPagesOf };
