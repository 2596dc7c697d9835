/** Not written yet. */
export default function BoardPage() {
  return null;
}
