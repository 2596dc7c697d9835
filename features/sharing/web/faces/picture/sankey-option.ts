/** From flows to a Sankey for ECharts: money → steps → parties → people. Names of people are escaped where they go into a tooltip, which ECharts puts into the page as it is. */
import type { EChartsCoreOption } from 'echarts/core';
import type { SharingPlan } from '../../../domain/plan.ts';
import { lookOf } from '../looks.ts';
import type { Names } from '../names.ts';
import type { Flows } from './flows.ts';

export type SankeyWords = {
  readonly total: string;
  readonly step: (index: number) => string;
  readonly rest: string;
  readonly amount: (minor: bigint) => string;
};

type Node = { id: string; name: string; depth: number; itemStyle: { color: string; opacity: number }; label?: object };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

type Link = { source: string; target: string; value: number };

/** `narrow`: labels under each other's heels are left to the table. */
export const sankeyOption = (plan: SharingPlan, flows: Flows, names: Names, words: SankeyWords, isNarrow: boolean): EChartsCoreOption => {
  const shown = new Map<string, string>();
  const nodes: Node[] = [];
  const links: Link[] = [];
  const node = (id: string, label: string, depth: number, token: string, opacity: number): void => {
    if (shown.has(id)) return;
    shown.set(id, label);
    // A label in the middle ends before the next column begins.
    const width = depth === lastDepth ? undefined : { label: { width: isNarrow ? 56 : 70 } };
    nodes.push({ id, name: label, depth, itemStyle: { color: `var(${token})`, opacity }, ...width });
  };
  const link = (source: string, target: string, amount: bigint): void => {
    if (amount > 0n) links.push({ source, target, value: Number(amount) });
  };
  const steps = [...new Set(flows.flows.flatMap(({ step }) => (step === null ? [] : [step])))];
  const isStepped = steps.length > 1;
  const partyDepth = isStepped ? 2 : 1;
  const pooled = flows.members.some(({ amount }) => amount > 0n) ? plan.pool?.party : undefined;
  const lastDepth = pooled === undefined ? partyDepth : partyDepth + 1;
  node('total', words.total, 0, '--tt-ink-2', 0.5);
  if (isStepped)
    for (const step of steps) {
      node(`step ${step}`, words.step(step), 1, '--tt-ink-2', 0.35);
      link(
        'total',
        `step ${step}`,
        flows.flows.filter((one) => one.step === step).reduce((sum, { amount }) => sum + amount, 0n),
      );
    }
  for (const { party, amount } of flows.parties) {
    if (amount === 0n) continue;
    const { token, strength } = lookOf(plan.parties, party);
    // Whose money goes no further stands with the people, so that labels have the margin for themselves.
    node(`party ${party}`, names.party(party), party === pooled ? partyDepth : lastDepth, token, strength);
  }
  for (const { step, party, amount } of flows.flows) link(isStepped && step !== null ? `step ${step}` : 'total', `party ${party}`, amount);
  for (const { member, amount } of flows.members) {
    if (amount === 0n || plan.pool === null) continue;
    const { token, strength } = lookOf(plan.parties, plan.pool.party);
    node(`member ${member}`, names.member(member), lastDepth, token, strength * 0.7);
    link(`party ${plan.pool.party}`, `member ${member}`, amount);
  }
  if (plan.annualProfit !== null && steps.length === 0 && flows.remainder > 0n) {
    node('rest', words.rest, 1, '--tt-ink-2', 0.25);
    link('total', 'rest', flows.remainder);
  }
  const label = (id: string): string => shown.get(id) ?? id;
  const valueOf = (id: string): bigint =>
    BigInt(id === 'total' ? flows.total : Math.round(links.filter((one) => one.target === id).reduce((sum, one) => sum + one.value, 0)));
  return {
    tooltip: {
      trigger: 'item',
      formatter: ({ data }: { data: Partial<Link> & { id?: string } }) => {
        const [name, amount] =
          data.source === undefined
            ? [label(data.id ?? ''), valueOf(data.id ?? '')]
            : [`${label(data.source)} → ${label(data.target ?? '')}`, BigInt(data.value ?? 0)];
        return `${escaped(name)}<br><b>${escaped(words.amount(amount))}</b>`;
      },
    },
    series: [
      {
        type: 'sankey',
        left: 6,
        right: isNarrow ? 96 : 132,
        top: 10,
        bottom: 22,
        nodeWidth: 10,
        nodeGap: 32,
        nodeAlign: 'left',
        draggable: false,
        emphasis: { focus: 'adjacency' },
        lineStyle: { color: 'source', opacity: 0.22, curveness: 0.5 },
        label: {
          fontSize: 12,
          lineHeight: 16,
          width: isNarrow ? 88 : 124,
          overflow: 'truncate',
          formatter: ({ data: { id } }: { data: Node }) => `${label(id)}\n${words.amount(valueOf(id))}`,
        },
        data: nodes,
        links,
      },
    ],
  };
};
