import type { Page } from 'playwright-core';

/** The stretches of the visible text with lines of ours below them. */
export function underlined(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(
    `[...document.querySelectorAll('.monaco-editor .view-line span span')]
      .filter((span) => getComputedStyle(span).backgroundImage.startsWith('linear-gradient'))
      .map((span) => span.textContent.replaceAll('\u00a0', ' '))`,
  );
}
