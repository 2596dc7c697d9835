const RequestsPage = () => null;
export default RequestsPage;
