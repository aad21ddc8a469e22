import type { Node } from 'yaml';
import { EditedText } from '../transcript/editedText';
import type { TextEdit } from '../transcript/textEdit';
import type { Range } from '../transcript/transcript';
import { readYaml, type YamlDocument, type YamlLimits } from '../transcript/yamlReading';
import { codebookLimits } from './yamlDocument';

/**
 * A text in YAML while it is being changed, step by step: the one way in which we write into YAML that people keep. What no
 * step changes keeps every byte, comments and quotation marks included.
 */
export class YamlDraft {
  private readonly edited: EditedText;
  private document: YamlDocument | null = null;

  /** @param limits how much of it is read */
  constructor(
    text: string,
    private readonly limits: YamlLimits = codebookLimits,
  ) {
    this.edited = new EditedText(text);
  }

  get text(): string {
    return this.edited.text;
  }

  /** What all changes so far change in the text as it was at first. */
  get edits(): TextEdit[] {
    return this.edited.edits;
  }

  /** All changes so far as one edit, from the first place that changes to the last; one that changes nothing where none does. */
  get edit(): TextEdit {
    return this.edited.edit;
  }

  /** The first place where the text is no YAML, or more than is read: such a text cannot be changed safely. Null for none. */
  get brokenAt(): Range | null {
    const { errors, overLimit } = this.read();
    return errors[0]?.range ?? overLimit[0]?.range ?? null;
  }

  /** What it holds. Its places are those of the text as it is now. */
  get content(): Node | null {
    return this.read().root;
  }

  /** Makes some changes, whose offsets are those of the text as it is now. None overlaps another. */
  change(...edits: readonly TextEdit[]): void {
    this.edited.change(edits);
    this.document = null;
  }

  private read(): YamlDocument {
    this.document ??= readYaml(this.text, this.limits);
    return this.document;
  }
}
