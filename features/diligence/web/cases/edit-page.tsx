/** Not written yet. */
export default function EditPage() {
  return null;
}
