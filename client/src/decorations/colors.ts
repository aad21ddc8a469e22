export type Theme = 'dark' | 'light';

/** The defaults of our colors in package.json: an image cannot ask a theme, as a style can. */
export const kindColors: Record<'issue' | 'fix' | 'topic' | 'unknown', Record<Theme, string>> = {
  issue: { dark: '#d19a66', light: '#a85b00' },
  fix: { dark: '#7fbf7b', light: '#2f7d32' },
  topic: { dark: '#6fa8dc', light: '#1f6fb2' },
  unknown: { dark: '#cca700', light: '#bf8803' },
};

/**
 * A color of the codebook for a thin line on a background: as it is where it stands out enough, else made lighter or
 * darker until it does. The least contrast is that of WCAG 2.2, 1.4.11, for graphical objects: 3 to 1.
 *
 * @param color `#rrggbb`
 * @param theme whether the background is near black or near white
 * @returns `#rrggbb`
 */
export function readableColor(color: string, theme: Theme): string {
  const background = luminance(channels(theme === 'dark' ? darkBackground : lightBackground));
  const towards = theme === 'dark' ? 255 : 0;
  const own = channels(color);
  for (let part = 0; part < 1; part += 0.1) {
    const mixed = own.map((channel) => Math.round(channel + (towards - channel) * part));
    if (contrast(luminance(mixed), background) >= 3) return hex(mixed);
  }
  return hex([towards, towards, towards]);
}

/** The least favourable of VS Code's own themes: what stands out here does so in the others, too. */
const darkBackground = '#1f1f1f';
const lightBackground = '#ffffff';

function channels(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}

function hex(rgb: readonly number[]): string {
  return `#${rgb.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio as WCAG 2.2 defines it, of two luminances. */
function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}
