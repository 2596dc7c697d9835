/** Not written yet. */
export default function DossierPage() {
  return null;
}
