import { palette, type Shades } from '../../codebook/palette';

const ofPalette: ReadonlyMap<string, Shades> = new Map(
  palette.map(({ color, light, dark }) => [color, { light, dark }]),
);

/**
 * A colour of the codebook as it is drawn everywhere: as a label, a line below words, a stripe and an icon. One of the palette
 * has shades of its own; any other is left as it is where it can be read, else made lighter or darker until it can.
 *
 * @param color `#rrggbb`
 */
export function shadesOf(color: string): Shades {
  return (
    ofPalette.get(color) ?? {
      light: readable(color, lightBackground, 0),
      dark: readable(color, darkBackground, 255),
    }
  );
}

/** The least favourable of VS Code's own themes: what stands out here does so in the others, too. */
const darkBackground = '#1f1f1f';
const lightBackground = '#ffffff';

/** For text, by WCAG 2.2, 1.4.3 (https://www.w3.org/TR/WCAG22/#contrast-minimum). */
const leastContrast = 4.5;

/** @param towards the value of each light, from 0 to 255, that a colour is mixed with where it is too near to the background */
function readable(color: string, background: string, towards: number): string {
  const own = lightsOf(color);
  for (let part = 0; part < 1; part += 0.05) {
    const mixed = own.map((light) => Math.round(light + (towards - light) * part));
    if (contrast(hex(mixed), background) >= leastContrast) return hex(mixed);
  }
  return hex([towards, towards, towards]);
}

function lightsOf(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}

function hex(lights: readonly number[]): string {
  return `#${lights.map((light) => light.toString(16).padStart(2, '0')).join('')}`;
}

/** The contrast of two colours, from 1 to 21, as WCAG 2.2 defines it (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). */
export function contrast(one: string, other: string): number {
  const [first, second] = [luminance(one), luminance(other)];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/** Relative luminance as WCAG 2.2 defines it (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance). */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = lightsOf(color).map((light) => {
    const part = light / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
