// In place of `printPages.ts` in a browser, where pdf.js would be larger than the whole extension: loading it refuses the print.
import * as l10n from '@vscode/l10n';
import { ImportError } from '../exchange/imported';

throw new ImportError(
  l10n.t(
    'PDF files cannot be read in a browser. Import it in VS Code on a desktop, or with marginalia import.',
  ),
);
