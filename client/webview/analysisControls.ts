import type { AnalysisControl } from '../src/panel/analysisMessages';

/** Hears that something has another value now. */
type Ask = (id: string, value: string) => void;

/** The tabs of the page, of which the arrow keys choose one. */
export class TabsView {
  readonly element = document.createElement('div');
  private shown = '';

  constructor(private readonly ask: Ask) {
    this.element.setAttribute('role', 'tablist');
    this.element.addEventListener('keydown', (event) => this.onKey(event));
  }

  draw(name: string, tabs: readonly { readonly id: string; readonly label: string }[], chosen: string): void {
    const now = JSON.stringify(tabs);
    if (now !== this.shown) {
      this.shown = now;
      this.element.replaceChildren(
        ...tabs.map(({ id, label }) => {
          const tab = document.createElement('button');
          tab.id = `tab-${id}`;
          tab.setAttribute('role', 'tab');
          tab.setAttribute('aria-controls', 'shown');
          tab.textContent = label;
          tab.addEventListener('click', () => this.ask('tab', id));
          return tab;
        }),
      );
    }
    this.element.setAttribute('aria-label', name);
    for (const tab of this.tabs) {
      const isChosen = tab.id === `tab-${chosen}`;
      tab.setAttribute('aria-selected', String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
    }
  }

  private get tabs(): HTMLButtonElement[] {
    return [...this.element.querySelectorAll('button')];
  }

  private onKey(event: KeyboardEvent): void {
    const { tabs } = this;
    const at = tabs.findIndex((tab) => tab.matches(':focus'));
    const places: Record<string, number> = {
      ArrowRight: (at + 1) % tabs.length,
      ArrowLeft: (at + tabs.length - 1) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    };
    const next = tabs[places[event.key] ?? -1];
    if (!next || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
    next.click();
  }
}

/** What is counted and how: a row of choices and numbers. Those that stay keep the keyboard. */
export class ControlsView {
  readonly element = document.createElement('div');
  private readonly drawn = new Map<string, { readonly label: HTMLLabelElement; kind: string }>();

  constructor(private readonly ask: Ask) {
    this.element.className = 'controls';
    this.element.setAttribute('role', 'group');
  }

  draw(name: string, controls: readonly AnalysisControl[]): void {
    this.element.setAttribute('aria-label', name);
    const kinds = new Map(controls.map(({ id, kind }) => [id, kind]));
    for (const [id, { label, kind }] of this.drawn) {
      if (kinds.get(id) === kind) continue;
      label.remove();
      this.drawn.delete(id);
    }
    let next = this.element.firstElementChild;
    for (const control of controls) {
      const label = this.labelOf(control);
      if (label === next) next = next.nextElementSibling;
      else this.element.insertBefore(label, next);
    }
  }

  private labelOf(control: AnalysisControl): HTMLLabelElement {
    const { id, kind } = control;
    let label = this.drawn.get(id)?.label;
    if (!label) {
      label = document.createElement('label');
      const name = document.createElement('span');
      const input = document.createElement(kind === 'choice' ? 'select' : 'input');
      input.addEventListener('change', () => {
        if (input instanceof HTMLSelectElement || input.reportValidity()) this.ask(id, input.value);
      });
      label.append(name, ' ', input);
      this.drawn.set(id, { label, kind });
    }
    const [name, input] = label.children;
    if (name && name.textContent !== control.label) name.textContent = control.label;
    if (control.kind === 'choice' && input instanceof HTMLSelectElement) fillChoice(input, control);
    if (control.kind === 'number' && input instanceof HTMLInputElement) {
      input.type = 'number';
      input.required = true;
      input.min = String(control.least);
      input.max = String(control.most);
      if (document.activeElement !== input) input.value = String(control.value);
    }
    return label;
  }
}

function fillChoice(input: HTMLSelectElement, control: AnalysisControl & { readonly kind: 'choice' }): void {
  const now = [...input.options].map(({ value, text }) => ({ value, label: text }));
  if (JSON.stringify(now) !== JSON.stringify(control.options))
    input.replaceChildren(...control.options.map(({ value, label }) => new Option(label, value)));
  if (input.value !== control.value) input.value = control.value;
}

/** What can be done with what is shown. */
export class ButtonsView {
  readonly element = document.createElement('div');
  private shown = '';

  constructor(private readonly act: (id: string) => void) {
    this.element.className = 'buttons';
  }

  draw(buttons: readonly { readonly id: string; readonly label: string }[]): void {
    const now = JSON.stringify(buttons);
    if (now === this.shown) return;
    this.shown = now;
    this.element.replaceChildren(
      ...buttons.map(({ id, label }) => {
        const button = document.createElement('button');
        button.textContent = label;
        button.addEventListener('click', () => this.act(id));
        return button;
      }),
    );
  }
}
