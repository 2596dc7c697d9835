const FacilityPage = () => null;
export default FacilityPage;
