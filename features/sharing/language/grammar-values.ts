/** The rules of single values and terms, which the statements are made of. */
import { CstParser, type TokenType } from 'chevrotain';
import { expectationMessages } from './expectations.ts';
import { allTokens, Close, Code, Colon, Comma, Fraction, Indent, Num, Open, Percent, Slash, Text, useTokens, Word, wordToken } from './tokens.ts';

export const statement = (word: string): TokenType => wordToken(word, 'statement');
export const link = (word: string): TokenType => wordToken(word, 'link');

export class ValueParser extends CstParser {
  constructor() {
    super(allTokens, { recoveryEnabled: true, maxLookahead: 3, errorMessageProvider: expectationMessages });
  }

  protected readonly names = this.RULE('names', () => {
    this.SUBRULE(this.name);
    this.OPTION(() => {
      this.CONSUME(Slash);
      this.SUBRULE1(this.name);
    });
  });
  protected readonly name = this.RULE('name', () => {
    this.OPTION(() => this.CONSUME(useTokens.language));
    this.CONSUME(Text);
  });
  protected readonly id = this.RULE('id', () => {
    this.OR([{ ALT: () => this.CONSUME(Word, { LABEL: 'value' }) }, { ALT: () => this.CONSUME(Text, { LABEL: 'value' }) }]);
  });
  protected readonly share = this.RULE('share', () => {
    this.OR([
      { ALT: () => this.CONSUME(Percent, { LABEL: 'value' }) },
      { ALT: () => this.CONSUME(Fraction, { LABEL: 'value' }) },
      { ALT: () => this.CONSUME(Num, { LABEL: 'value' }) },
    ]);
  });
  protected readonly amount = this.RULE('amount', () => {
    this.OPTION(() => this.CONSUME(link('up-to')));
    this.OPTION1(() => this.SUBRULE(this.money));
    this.CONSUME(Num);
    this.OPTION2(() => this.CONSUME(useTokens.scale));
    this.OPTION3(() => this.SUBRULE1(this.money));
  });
  protected readonly money = this.RULE('money', () => {
    this.OR([{ ALT: () => this.CONSUME(useTokens.money, { LABEL: 'value' }) }, { ALT: () => this.CONSUME(Code, { LABEL: 'value' }) }]);
  });
  protected readonly beforeList = this.RULE('beforeList', () => {
    this.OPTION(() => this.CONSUME(Colon));
    this.OPTION1(() => this.CONSUME(Indent));
  });
  protected readonly separator = this.RULE('separator', () => {
    this.OR([{ ALT: () => this.CONSUME(Comma) }, { ALT: () => this.CONSUME(Indent) }]);
  });
  protected readonly about = this.RULE('about', () => {
    this.OR([
      { ALT: () => this.CONSUME(link('main')) },
      { ALT: () => this.SUBRULE(this.names) },
      { ALT: () => this.CONSUME(useTokens.contribution) },
      {
        ALT: () => {
          this.CONSUME(Open);
          this.CONSUME1(useTokens.contribution);
          this.CONSUME(Close);
        },
      },
    ]);
  });
  protected readonly organizationTerm = this.RULE('organizationTerm', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(link('region'));
          this.OPTION(() => this.CONSUME(Colon));
          this.OR1([{ ALT: () => this.CONSUME(useTokens.place, { LABEL: 'region' }) }, { ALT: () => this.CONSUME(Num, { LABEL: 'region' }) }]);
        },
      },
      {
        ALT: () => {
          this.OPTION1(() => {
            this.CONSUME(link('size'));
            this.OPTION2(() => this.CONSUME1(Colon));
          });
          this.CONSUME(useTokens.size, { LABEL: 'size' });
        },
      },
      {
        ALT: () => {
          this.CONSUME(link('published-rule'));
          this.OPTION3(() => this.CONSUME2(Colon));
          this.OPTION4(() => this.CONSUME(useTokens.answer));
        },
      },
    ]);
  });
}
