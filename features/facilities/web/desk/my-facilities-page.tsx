const MyFacilitiesPage = () => null;
export default MyFacilitiesPage;
