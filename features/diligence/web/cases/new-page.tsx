/** Not written yet. */
export default function NewPage() {
  return null;
}
