const CheckInPage = () => null;
export default CheckInPage;
