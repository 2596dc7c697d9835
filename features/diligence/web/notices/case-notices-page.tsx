/** Not written yet. */
export default function CaseNoticesPage() {
  return null;
}
