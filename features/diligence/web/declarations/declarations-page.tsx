/** Not written yet. */
export default function DeclarationsPage() {
  return null;
}
