/** Why something that was asked for cannot be done, and what to do: a sentence for people. */
export class Refusal extends Error {}
