const StatementPage = () => null;
export default StatementPage;
