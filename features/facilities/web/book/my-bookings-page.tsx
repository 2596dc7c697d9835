const MyBookingsPage = () => null;
export default MyBookingsPage;
