export { Breadcrumbs, KeyValue, PageBody, PageHeader, Section, SkipLink, usePageTitle, type Crumb, type PageHeaderProps } from './layout.tsx';
export { ExampleMark, StatusMark, Tag, type Tone } from './status.tsx';
export { EmptyState, Loaded, LoadingState, ProblemNote, ProblemState, Remark, useProblemWords } from './states.tsx';
export { Highlighted, LocalizedText } from './localized-text.tsx';
export { SearchBox } from './search-box.tsx';
export { Confirm, type ConfirmProps } from './confirm.tsx';
export { CopyButton } from './copy.tsx';
export { Panels, type Panel } from './panels.tsx';
export { QrCode } from './qr-code.tsx';
