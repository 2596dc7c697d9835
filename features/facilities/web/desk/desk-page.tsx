const DeskPage = () => null;
export default DeskPage;
