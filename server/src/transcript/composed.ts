/** Nothing below this unit is composed of others, or composes with what stands before it. */
const mayCompose = /[\u0300-\uffff]/;

/**
 * A name in the one form that is compared: an accent is part of its letter (Unicode's NFC). Files from some systems and
 * texts taken out of PDFs have the same names with accents as characters of their own. Only names are composed so, never a
 * text that places are counted in.
 */
export function composed(name: string): string {
  return mayCompose.test(name) ? name.normalize('NFC') : name;
}

/** A name with its accents as characters of their own (NFD). */
export function decomposed(name: string): string {
  return /[^ -~]/.test(name) ? name.normalize('NFD') : name;
}
