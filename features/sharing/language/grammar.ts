/**
 * The grammar of a statement, which `Newline` ends; within it, `Comma` or an indented line divides what is listed. Each statement is
 * parsed on its own and each listed item is recovered from, so that an error does not spread and all are told at once.
 */
import { CstParser, tokenMatcher, type IParserErrorMessageProvider, type IToken, type TokenType } from 'chevrotain';
import { allTokens, Close, Code, Colon, Comma, Day, Fraction, Indent, Newline, Num, Open, Percent, Slash, Text, useTokens, Word, wordToken } from './tokens.ts';

/** What an error carries in place of a sentence: how many tokens of the alternatives still fitted, and what could have followed. */
export type Expectation = { readonly depth: number; readonly expected: readonly string[] };
const told = (depth: number, types: readonly TokenType[]): string =>
  JSON.stringify({ depth, expected: [...new Set(types.map(({ name }) => name))] } satisfies Expectation);

/** The alternatives that fit furthest, and what each of them wants next. */
const furthest = (paths: readonly TokenType[][], actual: readonly IToken[]): string => {
  const fits = paths.map((path) => {
    const stop = path.findIndex((type, i) => actual[i] === undefined || !tokenMatcher(actual[i], type));
    return { path, depth: stop < 0 ? path.length : stop };
  });
  const depth = Math.max(0, ...fits.filter(({ path, depth: fit }) => fit < path.length).map(({ depth: fit }) => fit));
  return told(
    depth,
    fits.filter(({ depth: fit }) => fit === depth).flatMap(({ path }) => path[depth] ?? []),
  );
};

/** Ends the parse of a statement: a thousand faults of one line help nobody, and each costs. */
export class FaultsEnough extends Error {}
export const mostFaults = 50;
let faults = 0;
const counted = (message: string): string => {
  faults += 1;
  if (faults > mostFaults) throw new FaultsEnough();
  return message;
};

const messages: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => counted(told(0, [expected])),
  buildNotAllInputParsedMessage: () => counted(told(0, [useTokens.statement])),
  buildNoViableAltMessage: ({ expectedPathsPerAlt, actual }) => counted(furthest(expectedPathsPerAlt.flat(), actual)),
  buildEarlyExitMessage: ({ expectedIterationPaths, actual }) => counted(furthest(expectedIterationPaths, actual)),
};

const statement = (word: string): TokenType => wordToken(word, 'statement');
const link = (word: string): TokenType => wordToken(word, 'link');

class PlanParser extends CstParser {
  constructor() {
    super(allTokens, { recoveryEnabled: true, maxLookahead: 3, errorMessageProvider: messages });
    this.performSelfAnalysis();
  }

  /** One statement with its `Newline`. */
  readonly line = this.RULE('line', () => {
    this.SUBRULE(this.statement);
    this.CONSUME(Newline);
  });

  private readonly statement = this.RULE('statement', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.planLine) },
      { ALT: () => this.SUBRULE(this.pathwayLine) },
      { ALT: () => this.SUBRULE(this.currencyLine) },
      { ALT: () => this.SUBRULE(this.effectiveLine) },
      { ALT: () => this.SUBRULE(this.organizationLine) },
      { ALT: () => this.SUBRULE(this.partiesLine) },
      { ALT: () => this.SUBRULE(this.baseLine) },
      { ALT: () => this.SUBRULE(this.recoupLine) },
      { ALT: () => this.SUBRULE(this.nextLine) },
      { ALT: () => this.SUBRULE(this.restLine) },
      { ALT: () => this.SUBRULE(this.equityLine) },
      { ALT: () => this.SUBRULE(this.annualLine) },
      { ALT: () => this.SUBRULE(this.poolLine) },
      { ALT: () => this.SUBRULE(this.clawbackLine) },
      { ALT: () => this.SUBRULE(this.tiesLine) },
      { ALT: () => this.SUBRULE(this.termsLine) },
    ]);
  });

  private readonly planLine = this.RULE('planLine', () => {
    this.CONSUME(statement('plan'));
    this.OPTION(() => this.CONSUME(Colon));
    this.SUBRULE(this.names);
  });
  private readonly pathwayLine = this.RULE('pathwayLine', () => {
    this.CONSUME(statement('pathway'));
    this.OPTION(() => this.CONSUME(Colon));
    this.CONSUME(useTokens.pathway, { LABEL: 'value' });
  });
  private readonly currencyLine = this.RULE('currencyLine', () => {
    this.CONSUME(statement('currency'));
    this.OPTION(() => this.CONSUME(Colon));
    this.OR([{ ALT: () => this.CONSUME(useTokens.money, { LABEL: 'value' }) }, { ALT: () => this.CONSUME(Word, { LABEL: 'value' }) }]);
  });
  private readonly effectiveLine = this.RULE('effectiveLine', () => {
    this.CONSUME(statement('effective'));
    this.OPTION(() => this.CONSUME(Colon));
    this.CONSUME(Day, { LABEL: 'value' });
  });

  private readonly organizationLine = this.RULE('organizationLine', () => {
    this.CONSUME(statement('organization'));
    this.OPTION(() => this.CONSUME(Colon));
    this.CONSUME(useTokens.entity, { LABEL: 'entity' });
    this.MANY(() => {
      this.SUBRULE(this.separator);
      this.SUBRULE(this.organizationTerm);
    });
  });
  private readonly organizationTerm = this.RULE('organizationTerm', () => {
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

  private readonly partiesLine = this.RULE('partiesLine', () => {
    this.CONSUME(statement('parties'));
    this.SUBRULE(this.beforeList);
    this.SUBRULE(this.party);
    this.MANY(() => {
      this.SUBRULE(this.separator);
      this.SUBRULE1(this.party);
    });
  });
  private readonly party = this.RULE('party', () => {
    this.SUBRULE(this.id);
    this.OPTION(() => this.CONSUME(Colon));
    this.CONSUME(useTokens.role);
    this.MANY(() => this.SUBRULE(this.about));
  });
  private readonly about = this.RULE('about', () => {
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

  private readonly baseLine = this.RULE('baseLine', () => {
    this.CONSUME(statement('base'));
    this.OPTION(() => this.CONSUME(Colon));
    this.CONSUME(useTokens.base, { LABEL: 'kind' });
    this.OPTION1(() => {
      this.OPTION2(() => this.SUBRULE(this.separator));
      this.CONSUME(link('deduct'));
      this.SUBRULE(this.beforeList);
      this.CONSUME(useTokens.category);
      this.MANY(() => {
        this.SUBRULE1(this.separator);
        this.CONSUME1(useTokens.category);
      });
    });
  });

  private readonly recoupLine = this.RULE('recoupLine', () => {
    this.CONSUME(statement('recoup'));
    this.OPTION(() => this.CONSUME(Colon));
    this.SUBRULE(this.id);
    this.OPTION1(() => this.OR([{ ALT: () => this.CONSUME1(Colon) }, { ALT: () => this.SUBRULE(this.separator) }]));
    this.SUBRULE(this.recoupTerm);
    this.MANY(() => {
      this.OPTION2(() => this.SUBRULE1(this.separator));
      this.SUBRULE1(this.recoupTerm);
    });
  });
  private readonly recoupTerm = this.RULE('recoupTerm', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(link('rate'));
          this.SUBRULE(this.share);
        },
      },
      { ALT: () => this.SUBRULE(this.amount) },
    ]);
  });
  private readonly nextLine = this.RULE('nextLine', () => {
    this.CONSUME(statement('next'));
    this.SUBRULE(this.amount);
    this.SUBRULE(this.beforeList);
    this.SUBRULE(this.splitItems);
  });
  private readonly restLine = this.RULE('restLine', () => {
    this.CONSUME(statement('rest'));
    this.SUBRULE(this.beforeList);
    this.SUBRULE(this.splitItems);
  });
  private readonly splitItems = this.RULE('splitItems', () => {
    this.SUBRULE(this.splitItem);
    this.MANY(() => {
      this.SUBRULE(this.separator);
      this.SUBRULE1(this.splitItem);
    });
  });
  private readonly splitItem = this.RULE('splitItem', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(link('overflow'));
          this.OPTION(() => this.CONSUME(Colon));
          this.SUBRULE(this.id, { LABEL: 'overflowTo' });
        },
      },
      {
        ALT: () => {
          this.SUBRULE1(this.id);
          this.OPTION1(() => this.CONSUME1(Colon));
          this.OR1([
            { ALT: () => this.SUBRULE(this.share) },
            {
              ALT: () => {
                this.CONSUME(link('cap'));
                this.SUBRULE(this.amount);
              },
            },
          ]);
        },
      },
    ]);
  });

  private readonly equityLine = this.RULE('equityLine', () => {
    this.CONSUME(statement('equity'));
    this.OPTION(() => this.CONSUME(Colon));
    this.CONSUME(Num);
    this.OPTION1(() => this.CONSUME(useTokens.scale));
    this.OPTION2(() => this.CONSUME(link('shares')));
    this.SUBRULE(this.beforeList);
    this.SUBRULE(this.shareItem);
    this.MANY(() => {
      this.SUBRULE(this.separator);
      this.SUBRULE1(this.shareItem);
    });
  });
  private readonly shareItem = this.RULE('shareItem', () => {
    this.SUBRULE(this.id);
    this.OPTION(() => this.CONSUME(Colon));
    this.SUBRULE(this.share);
  });

  private readonly annualLine = this.RULE('annualLine', () => {
    this.CONSUME(statement('annual-profit'));
    this.OPTION(() => this.CONSUME(Colon));
    this.SUBRULE(this.id);
    this.OPTION1(() => this.CONSUME1(Colon));
    this.SUBRULE(this.share);
    this.MANY(() => {
      this.SUBRULE(this.separator);
      this.SUBRULE(this.annualTerm);
    });
  });
  private readonly annualTerm = this.RULE('annualTerm', () => {
    this.OR([
      {
        ALT: () => {
          this.OPTION(() => this.CONSUME(link('for')));
          this.CONSUME(Num, { LABEL: 'years' });
          this.OPTION1(() => this.CONSUME(link('years'), { LABEL: 'unit' }));
        },
      },
      { ALT: () => this.CONSUME(useTokens['profit-start'], { LABEL: 'from' }) },
      {
        ALT: () => {
          this.CONSUME(link('start-year'));
          this.OPTION2(() => this.CONSUME(Colon));
          this.CONSUME1(Num, { LABEL: 'startYear' });
          this.OPTION3(() => this.CONSUME1(link('years'), { LABEL: 'unit' }));
        },
      },
    ]);
  });

  private readonly poolLine = this.RULE('poolLine', () => {
    this.CONSUME(statement('pool'));
    this.OPTION(() => this.CONSUME(Colon));
    this.SUBRULE(this.id);
    this.OPTION1(() => this.CONSUME1(Colon));
    this.OPTION2(() => this.SUBRULE(this.separator));
    this.SUBRULE(this.member);
    this.MANY(() => {
      this.SUBRULE1(this.separator);
      this.SUBRULE1(this.member);
    });
  });
  private readonly member = this.RULE('member', () => {
    this.SUBRULE(this.id);
    this.OPTION(() => this.CONSUME(Colon));
    this.SUBRULE(this.share);
    this.MANY(() => this.SUBRULE(this.about));
  });

  private readonly clawbackLine = this.RULE('clawbackLine', () => {
    this.CONSUME(statement('clawback'));
    this.OPTION(() => this.CONSUME(Colon));
    this.CONSUME(useTokens.answer, { LABEL: 'value' });
  });
  private readonly tiesLine = this.RULE('tiesLine', () => {
    this.CONSUME(statement('ties'));
    this.SUBRULE(this.beforeList);
    this.SUBRULE(this.id);
    this.MANY(() => {
      this.SUBRULE(this.separator);
      this.SUBRULE1(this.id);
    });
  });
  private readonly termsLine = this.RULE('termsLine', () => {
    this.CONSUME(statement('terms'));
    this.SUBRULE(this.beforeList);
    this.SUBRULE(this.term);
    this.MANY(() => {
      this.SUBRULE(this.separator);
      this.SUBRULE1(this.term);
    });
  });
  private readonly term = this.RULE('term', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(useTokens.term, { LABEL: 'flag' });
          this.OPTION(() => this.CONSUME(Colon));
          this.OPTION1(() => this.CONSUME(useTokens.answer));
        },
      },
      {
        ALT: () => {
          this.CONSUME(link('taxBearer'));
          this.OPTION2(() => this.CONSUME1(Colon));
          this.OR1([{ ALT: () => this.CONSUME(link('each')) }, { ALT: () => this.SUBRULE(this.id) }]);
        },
      },
    ]);
  });

  private readonly names = this.RULE('names', () => {
    this.SUBRULE(this.name);
    this.OPTION(() => {
      this.CONSUME(Slash);
      this.SUBRULE1(this.name);
    });
  });
  private readonly name = this.RULE('name', () => {
    this.OPTION(() => this.CONSUME(useTokens.language));
    this.CONSUME(Text);
  });
  private readonly id = this.RULE('id', () => {
    this.OR([{ ALT: () => this.CONSUME(Word, { LABEL: 'value' }) }, { ALT: () => this.CONSUME(Text, { LABEL: 'value' }) }]);
  });
  private readonly share = this.RULE('share', () => {
    this.OR([
      { ALT: () => this.CONSUME(Percent, { LABEL: 'value' }) },
      { ALT: () => this.CONSUME(Fraction, { LABEL: 'value' }) },
      { ALT: () => this.CONSUME(Num, { LABEL: 'value' }) },
    ]);
  });
  private readonly amount = this.RULE('amount', () => {
    this.OPTION(() => this.CONSUME(link('up-to')));
    this.OPTION1(() => this.SUBRULE(this.money));
    this.CONSUME(Num);
    this.OPTION2(() => this.CONSUME(useTokens.scale));
    this.OPTION3(() => this.SUBRULE1(this.money));
  });
  private readonly money = this.RULE('money', () => {
    this.OR([{ ALT: () => this.CONSUME(useTokens.money, { LABEL: 'value' }) }, { ALT: () => this.CONSUME(Code, { LABEL: 'value' }) }]);
  });
  private readonly beforeList = this.RULE('beforeList', () => {
    this.OPTION(() => this.CONSUME(Colon));
    this.OPTION1(() => this.CONSUME(Indent));
  });
  private readonly separator = this.RULE('separator', () => {
    this.OR([{ ALT: () => this.CONSUME(Comma) }, { ALT: () => this.CONSUME(Indent) }]);
  });
}

/** Made at first use: pages load the language when somebody opens it. */
let parser: PlanParser | undefined;
export const planParser = (): PlanParser => {
  faults = 0;
  return (parser ??= new PlanParser());
};
