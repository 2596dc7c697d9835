/** Not written yet. */
export default function PacksPage() {
  return null;
}
