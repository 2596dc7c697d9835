/** Words of alphabets: folded case, stems by Snowball's English rules. Numbers and formulas stay as they are. */
import snowball from 'snowball-stemmers';

const stemmer = snowball.newStemmer('english');
const isPlainEnglish = /^[a-z']+$/;

/** The stem of one word of any alphabet. Only words of plain English letters have one; `CO2` and `größe` are themselves. */
export const stemOf = (word: string): string => {
  const lower = word.toLowerCase().replaceAll('’', "'");
  return isPlainEnglish.test(lower) ? stemmer.stem(lower) : lower;
};
