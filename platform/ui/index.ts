/** Parts of every page, without business words. Browser only. See README.md for how to write a page. */
export { callRoute, newIdempotencyKey, urlOf, type CallOptions } from './client/call.ts';
export { uploadFile, type UploadOptions } from './client/upload.ts';
export { asProblem, fieldErrors, Problem, type FieldProblem } from './client/problem.ts';
export { invalidateRoutes, routeKey, useAction, useRoute, useRouteInfinite, type ActionOptions, type ReadOptions } from './client/hooks.ts';
export { focusFirstFault, showProblem } from './client/form.ts';
export { addTexts, firstLanguage, getLanguage, loadRoom, registerLocales, setLanguage, startLanguage } from './i18n/store.ts';
export { translator, useLanguage, useText, type Translate, type Values } from './i18n/text.ts';
export {
  currencyDigits,
  decimalToMinor,
  formatMoney,
  formatsFor,
  localize,
  minorToDecimal,
  useFormat,
  type Formats,
  type LocalizedLike,
  type MoneyValue,
} from './i18n/format.ts';
export { cssVariables, theme } from './theme/theme.ts';
export { isOffered, mayOpen, visitorSession, type NavGroup, type Page, type PageNav, type Session } from './pages/page.ts';
export { membershipsWith, SessionProvider, useSession, type SessionState } from './pages/session.tsx';
export { Link, splitAddress, TextLink, type LinkProps } from './pages/link.tsx';
export { useBack, useFilters, useGo, useParam, type Filters } from './pages/address.ts';
export * from './drawings/index.ts';
export * from './parts/index.ts';
export { panelList, type PanelList } from './pages/panel-list.ts';
