/** Not written yet. */
export default function CasesPage() {
  return null;
}
