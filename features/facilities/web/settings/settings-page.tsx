const SettingsPage = () => null;
export default SettingsPage;
