/**
 * The grammar of a statement, which `Newline` ends; within it, `Comma` or an indented line divides what is listed. Each statement is
 * parsed on its own and each listed item is recovered from, so that an error does not spread and all are told at once.
 */
import { countFaults } from './expectations.ts';
import { link, statement, ValueParser } from './grammar-values.ts';
import { Colon, Day, Newline, Num, useTokens, Word } from './tokens.ts';

class PlanParser extends ValueParser {
  constructor() {
    super();
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
}

/** Made at first use: pages load the language when somebody opens it. */
let parser: PlanParser | undefined;
export const planParser = (): PlanParser => {
  countFaults();
  return (parser ??= new PlanParser());
};
