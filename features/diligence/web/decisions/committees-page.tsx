/** Not written yet. */
export default function CommitteesPage() {
  return null;
}
