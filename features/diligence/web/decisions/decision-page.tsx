/** Not written yet. */
export default function DecisionPage() {
  return null;
}
