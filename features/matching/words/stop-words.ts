/** Words that stand in nearly every text and tell no two apart. Query and index drop the same ones. */

const english =
  'a about above after again against all also am an and any are as at be because been before being below between both but by can could did do does doing down during each etc few for from further had has have having he her here hers him his how i if in into is it its itself just may me might more most must my no nor not of off on once one only onto or other our ours out over own per s same shall she should so some such t than that the their theirs them themselves then there these they this those through thus to too two under until up upon us use used using very via was we were what when where which while who whom whose why will with within without would you your';
const chinese =
  '的 了 和 与 及 或 在 是 为 对 等 中 从 由 以 并 而 将 被 把 其 该 此 这 那 于 之 也 就 都 不 有 又 但 到 可 能 可以 以及 通过 进行 具有 基于 一种 我们 他们 它们 这些 那些 这个 一个 本 本文 如 若 则 所 且 使 使用 用于 采用 利用 其中 以上 以下 同时 因此 所以 由于 因为 如果 没有 已经 需要 能够 实现 提出 相关 不同 主要 一 二 个 种 项 年 月 日 上 下 时 后 前 内 外 较 更 最 很 再 还 只 各 某 每 分别 之间 之一 并且 而且 然而 此外 及其 关于 根据 按照 作为 成为 得到 包括 以 至 地 得 着 过 呢 吗 吧 啊';

export const stopWords: ReadonlySet<string> = new Set([...english.split(' '), ...chinese.split(' ')]);
