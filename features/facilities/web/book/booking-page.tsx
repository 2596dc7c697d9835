const BookingPage = () => null;
export default BookingPage;
