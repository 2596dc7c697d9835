const UsePage = () => null;
export default UsePage;
