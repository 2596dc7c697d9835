/**
 * State secrets have no place on a platform of this kind (保守国家秘密法): a card that is
 * declared one, or that carries a classification marking, is refused before anything is
 * stored, and the answer names only the field and the marking. Ordinary words that merely
 * contain the characters (商业秘密, 计算机密码, 隔绝密封) must pass: a refusal without
 * cause teaches people to write around the rule.
 *
 * Form of markings: 国家秘密定密管理暂行规定 — level, ★, term: 机密★10年, 绝密★启用前.
 */
import type { Failure } from '@tongtu/kernel/result';
import type { Localized } from '@tongtu/kernel/localized';
import type { AnyBody } from '../contract/bodies.ts';

const stars = '★☆⭐✩✪✭✯';
/** 不涉及绝密、机密 is a denial, not a marking; it reaches to the end of its clause. */
const denial = /(不涉|不含|不属于|不存在|不包含|不得|不是|未涉|未含|没有|并非|非|无|禁止|严禁|勿|杜绝)[^。；;！!？?\n]{0,30}$/u;

type Marking = { readonly pattern: RegExp; readonly deniable: boolean };
const markings: readonly Marking[] = [
  // 机密★, 秘密★10年, 绝 密 ★
  { pattern: new RegExp(`(?:绝\\s*密|机\\s*密|秘\\s*密)\\s*[${stars}]`, 'gu'), deniable: false },
  // 密级：机密
  // Each run of blanks has one place to go: what could be cut in several ways takes minutes on a page of blanks.
  { pattern: /(?:密\s*级|保密等级|涉密等级|国家秘密等级)\s*(?:[:：]\s*)?(?:[【[(（]\s*)?(?:绝密|机密|秘密)/gu, deniable: true },
  // 【机密】 or the word alone on its line
  { pattern: /[【[（(〔]\s*(?:绝\s*密|机\s*密|秘\s*密)\s*[】\])）〕]/gu, deniable: false },
  { pattern: /^[ \t]*(?:绝\s*密|机\s*密|秘\s*密)[ \t]*$/gmu, deniable: false },
  // 机密级, 秘密级; not 商业秘密级别, 计算机密级联
  { pattern: /(?<![算随电主手飞整样单真])机密级(?![别联])|(?<!商业|技术|工作|个人)秘密级(?!别)/gu, deniable: true },
  // 绝密 anywhere; not 隔绝密封, 断绝密闭
  { pattern: /(?<![隔断拒杜阻弃])绝密(?![封闭度集码])/gu, deniable: true },
  { pattern: /\bTOP SECRET\b|\bSECRET\s*\/\/|\bCLASSIFIED\s*:\s*(?:TOP SECRET|SECRET|CONFIDENTIAL)\b/gu, deniable: false },
];

/** The first classification marking in a text, or undefined. Width and invisible spaces are levelled first. */
export const markingIn = (text: string): string | undefined => {
  const plain = text.normalize('NFKC').replace(/[\u200b-\u200d\u2060\ufeff\u3000]/g, '');
  for (const { pattern, deniable } of markings) {
    for (const match of plain.matchAll(pattern)) {
      if (!deniable || !denial.test(plain.slice(Math.max(0, match.index - 40), match.index))) return match[0].trim();
    }
  }
  return undefined;
};

const walk = (value: unknown, path: string, failures: Failure[]): void => {
  if (typeof value === 'string') {
    const marking = markingIn(value);
    if (marking !== undefined) failures.push({ kind: 'state-secret-refused', field: path, details: { marking } });
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) walk(member, `${path}.${key}`, failures);
  }
};

/** Every text inside a value that carries a classification marking: kind `state-secret-refused` with its field. For documents of rooms above. */
export const markingFailures = (value: unknown, field: string): Failure[] => {
  const failures: Failure[] = [];
  walk(value, field, failures);
  return failures;
};

/** Every place where the card says or shows that it is a state secret: kind `state-secret-refused` with its field. */
export const secrecyFailures = (face: { readonly title: Localized | null; readonly body: AnyBody }): Failure[] => {
  const failures: Failure[] = [];
  if (face.body.secrecy === 'state-secret') failures.push({ kind: 'state-secret-refused', field: 'body.secrecy' });
  const { secrecy: _, ...rest } = face.body;
  walk(face.title, 'title', failures);
  walk(rest, 'body', failures);
  return failures;
};
