const StatementsPage = () => null;
export default StatementsPage;
