/** Text in 中文, English or both. What is missing is shown in the other language, and said to be. */

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** At least one language is present; `parseLocalized` is the door. */
export type Localized = { readonly zh?: string; readonly en?: string };
