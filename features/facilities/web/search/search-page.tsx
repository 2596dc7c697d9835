const SearchPage = () => null;
export default SearchPage;
