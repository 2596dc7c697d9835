/** Not written yet. */
export default function DecisionsPage() {
  return null;
}
